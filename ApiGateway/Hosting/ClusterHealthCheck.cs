using Microsoft.Extensions.Diagnostics.HealthChecks;
using Twin.Http;

namespace Twin.Hosting;

/// <summary>Ready while a grain answers. Asked at most once a second, however often probes come.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains, TimeProvider time) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private HealthCheckResult _last;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() >= _until)
            {
                _last = await Ask(cancellationToken);
                _until = time.GetUtcNow() + ValidFor;
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthCheckResult> Ask(CancellationToken cancellationToken)
    {
        try
        {
            await grains.KeyRing().GetTokenSigningKey(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            return HealthCheckResult.Unhealthy($"The cluster does not answer: {fault.GetType().Name}.");
        }
    }
}
