namespace Twin.Storage;

/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Points">See <see cref="PackedReadings"/>.</param>
internal readonly record struct StoredReading(int Device, long At, byte[] Points)
{
    /// <summary>True when the row before, of the same device, holds the same message: it came again when newer ones had.</summary>
    public bool Repeats(StoredReading before) => At == before.At && before.Points is not null && PackedReadings.IsRepeat(Points, before.Points);
}
