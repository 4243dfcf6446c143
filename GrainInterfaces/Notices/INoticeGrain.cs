using Twin.Access;

namespace Twin.Notices;

/// <summary>A notice to residents. Who has read it is kept beside it, not in it. Key: <c>notice/{id}</c>.</summary>
[Alias("twin.INoticeGrain")]
public interface INoticeGrain : IWakeable
{
    /// <summary>Publishes it. Harmless to repeat: one that is there is answered as it is.</summary>
    [Alias("Publish")]
    Task<Outcome<NoticeSnapshot>> Publish(Caller caller, NoticeDraft draft, CancellationToken cancellationToken);

    /// <summary>The notice; residents see those of their own areas.</summary>
    [Alias("Get")]
    Task<Outcome<NoticeSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>The caller's person has read it. Harmless to repeat.</summary>
    [Alias("Read")]
    Task<Outcome<NoticeSnapshot>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes it back with a reason. Harmless to repeat.</summary>
    [Alias("Recall")]
    Task<Outcome<NoticeSnapshot>> Recall(Caller caller, string reason, CancellationToken cancellationToken);
}
