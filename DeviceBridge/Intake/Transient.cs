using Orleans.Runtime;

namespace Twin.Devices.Intake;

/// <summary>Faults that pass: the storage or the cluster is away, or a call's outcome is unknown.</summary>
internal static class Transient
{
    public static bool Is(Exception fault) =>
        fault is StorageFaultException or OrleansException or TimeoutException or OperationCanceledException or ObjectDisposedException;
}
