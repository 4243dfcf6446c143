using System.Collections.Immutable;

namespace Twin.Devices.Dialects;

/// <summary>An order in the words of a dialect.</summary>
/// <param name="IsEchoed">True when devices of the dialect answer by reporting the values, not by the order's number.</param>
internal sealed record WrittenOrder(ImmutableArray<Downlink> Messages, bool IsEchoed = false);
