namespace Twin.Storage;

/// <param name="Hour">Since 1970.</param>
/// <param name="Points">See <see cref="PackedRollups"/>.</param>
internal readonly record struct StoredRollup(int Device, int Hour, byte[] Points);
