namespace Twin.Devices;

/// <summary>What a device is to do, before it is put into the words of its dialect.</summary>
/// <param name="Gateway">Who speaks for it, if anybody.</param>
/// <param name="Number">The command's number; 0 for desired properties, which nobody answers.</param>
/// <param name="Method">The hardware's name of the command; null for desired properties.</param>
/// <param name="Writes">True when it sets properties.</param>
/// <param name="Values">A flat JSON object in the hardware's names.</param>
/// <param name="Revision">Of the desired properties; 0 for a command.</param>
[GenerateSerializer, Immutable, Alias("twin.device-order")]
public sealed record DeviceOrder(
    [property: Id(0)] string Device,
    [property: Id(1)] string? Gateway,
    [property: Id(2)] int Number,
    [property: Id(3)] string? Method,
    [property: Id(4)] bool Writes,
    [property: Id(5)] string Values,
    [property: Id(6)] long Revision);
