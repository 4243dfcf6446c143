namespace Twin.Devices;

/// <summary>A device's word on a command as a mapping made it.</summary>
/// <param name="Device">Null when neither topic nor script says whose it is.</param>
/// <param name="Number">The command's number.</param>
[GenerateSerializer, Immutable, Alias("twin.mapped-reply")]
public sealed record MappedReply([property: Id(0)] string? Device, [property: Id(1)] int Number, [property: Id(2)] bool Done);
