namespace Twin.Devices;

/// <summary>
/// A device's time as judging sees it: whole milliseconds since the year 1. Clocks of devices tell no more, and
/// history keeps no more, so a reading compares the same before and after a restart.
/// </summary>
internal static class DeviceTime
{
    public static long Of(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMillisecond;

    public static DateTimeOffset ToTime(long milliseconds) => new(milliseconds * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
