namespace Twin.Storage;

/// <summary>A grain that holds a text and remembers how often it was woken. Key: <c>note/{id}</c>.</summary>
[Alias("twin.tests.INoteGrain")]
public interface INoteGrain : IWakeable
{
    [Alias("Put")]
    Task Put(string text, DateTimeOffset? due, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<string> Get(CancellationToken cancellationToken);

    /// <summary>Grows with each stored change.</summary>
    [Alias("GetRevision")]
    Task<long> GetRevision(CancellationToken cancellationToken);
}
