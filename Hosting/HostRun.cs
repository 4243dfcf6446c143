using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Twin.Hosting;

/// <summary>Runs a host to its end.</summary>
public static class HostRun
{
    /// <summary>Returns once the host has stopped, also when it was asked to while it was still starting.</summary>
    public static async Task RunToEndAsync(this IHost host)
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        try
        {
            await host.RunAsync();
        }
        catch (Exception fault) when (lifetime.ApplicationStopping.IsCancellationRequested && IsCancellation(fault))
        {
            // A start that is cut short ends in this; it is what was asked for.
        }
    }

    /// <summary>Services that start side by side end in one exception for all of them.</summary>
    private static bool IsCancellation(Exception fault) =>
        fault is OperationCanceledException || (fault is AggregateException several && several.Flatten().InnerExceptions.All(IsCancellation));
}
