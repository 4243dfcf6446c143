namespace Twin.Devices;

/// <summary>A device's word on a command.</summary>
/// <param name="Number">The command's number.</param>
/// <param name="Done">False when the device refused or failed.</param>
/// <param name="Answer">What it said, as it said it.</param>
[GenerateSerializer, Immutable, Alias("twin.command-reply")]
public sealed record CommandReply([property: Id(0)] int Number, [property: Id(1)] bool Done, [property: Id(2)] string? Answer);
