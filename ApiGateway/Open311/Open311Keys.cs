using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Twin.Open311;

/// <summary>Knows clients by their <c>api_key</c>, and how much each may report.</summary>
internal sealed class Open311Keys(IOptions<Open311Options> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(client =>
        RateLimitPartition.GetSlidingWindowLimiter(client, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.ReportsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    /// <returns>The client's name; null for a key that is nobody's.</returns>
    public string? Find(string? key)
    {
        string? found = null;
        var said = SHA256.HashData(Encoding.UTF8.GetBytes(key ?? string.Empty));
        foreach (var (client, known) in options.Value.Keys)
        {
            // All are compared, so that the time taken tells nothing.
            found = CryptographicOperations.FixedTimeEquals(said, SHA256.HashData(Encoding.UTF8.GetBytes(known))) ? client : found;
        }

        return found;
    }

    public bool MayReport(string client)
    {
        using var lease = _limiter.AttemptAcquire(client);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
