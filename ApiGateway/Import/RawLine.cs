namespace Twin.Import;

/// <summary>A line of a request before it is understood.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Bytes">Valid until the next line is read.</param>
/// <param name="TooLong">True when it was longer than a line may be; then it has no bytes.</param>
internal readonly record struct RawLine(int Number, ReadOnlyMemory<byte> Bytes, bool TooLong = false);
