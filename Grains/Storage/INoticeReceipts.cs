using System.Collections.Immutable;
using Twin.Notices;

namespace Twin.Storage;

/// <summary>Who has read which notice, when.</summary>
public interface INoticeReceipts
{
    /// <summary>The first time counts.</summary>
    Task Add(string notice, string person, DateTimeOffset at, CancellationToken cancellationToken);

    Task<long> Count(string notice, CancellationToken cancellationToken);

    /// <summary>What a person has read, the newest first.</summary>
    Task<ImmutableArray<NoticeReceipt>> ReadBy(string person, CancellationToken cancellationToken);

    /// <summary>When a person has read a notice; null for not.</summary>
    Task<DateTimeOffset?> Find(string notice, string person, CancellationToken cancellationToken);

    /// <summary>A notice is no longer kept.</summary>
    Task Remove(string notice, CancellationToken cancellationToken);

    /// <summary>A person has been deleted.</summary>
    Task Forget(string person, CancellationToken cancellationToken);
}
