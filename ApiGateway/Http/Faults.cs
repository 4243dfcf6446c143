using Orleans.Runtime;

namespace Twin.Http;

/// <summary>Tells a fault that passes from one of ours.</summary>
internal static class Faults
{
    /// <summary>How long to wait before the same request is worth sending again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The cluster or its database is away or busy; every command may be sent again.</summary>
    public static bool IsPassing(Exception fault) => fault is StorageFaultException or TimeoutException or OrleansException;
}
