namespace Twin.Devices;

/// <summary>What a caller wants a device to do.</summary>
/// <param name="Command">A command of its profile.</param>
/// <param name="Parameters">A JSON object; null for none.</param>
/// <param name="WaitForDevice">True: a device that is away gets it when it is back; false: it fails at once.</param>
/// <param name="ExpiresIn">How long it may wait, 1 s to 7 days; 5 minutes when null.</param>
/// <param name="Key">The caller's own name for this request: the same again from the same caller is the same command.</param>
[GenerateSerializer, Immutable, Alias("twin.command-request")]
public sealed record CommandRequest(
    [property: Id(0)] string Command,
    [property: Id(1)] string? Parameters,
    [property: Id(2)] bool WaitForDevice,
    [property: Id(3)] TimeSpan? ExpiresIn,
    [property: Id(4)] string? Key);
