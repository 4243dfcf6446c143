namespace Twin.Storage;

/// <summary>Which hours are rolled up, of all devices.</summary>
/// <param name="Next">The first that is not.</param>
internal readonly record struct RolledHours(int First, int Next);
