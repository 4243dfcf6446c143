namespace Twin.Devices;

/// <summary>A value that is no number, such as <c>detected</c>; the profile may give it one.</summary>
/// <param name="Key">As the hardware calls it.</param>
[GenerateSerializer, Immutable, Alias("twin.word")]
public readonly record struct Word([property: Id(0)] string Key, [property: Id(1)] string Text);
