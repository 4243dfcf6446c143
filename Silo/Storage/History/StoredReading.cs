namespace Twin.Storage;

/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Points">See <see cref="PackedReadings"/>.</param>
internal readonly record struct StoredReading(int Device, long At, byte[] Points);
