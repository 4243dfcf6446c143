using Microsoft.Extensions.Logging;
using Orleans;

namespace Twin.Hosting;

/// <summary>A cluster client that finds no silo tries again until it is stopped, and says so once.</summary>
internal sealed partial class WaitForSilo(TimeProvider time, ILogger<WaitForSilo> log) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromSeconds(1);

    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!_told)
        {
            _told = true;
            LogWaiting(exception.GetType().Name, exception.Message);
        }

        await Task.Delay(ConnectAgainAfter, time, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo can be reached yet; waiting for one. {Fault}: {Message}")]
    private partial void LogWaiting(string fault, string message);
}
