namespace Twin.Devices;

/// <summary>What can be wrong with a device, as opposed to where it stands.</summary>
public enum CareFault
{
    /// <summary>It is not heard of.</summary>
    Silence = 0,

    /// <summary>Its battery will soon be empty.</summary>
    Battery = 1,

    /// <summary>A value that moves at a sound device stands still.</summary>
    Stuck = 2,

    /// <summary>It measures something else than its neighbours.</summary>
    Drift = 3,

    /// <summary>Its connection comes and goes.</summary>
    Flapping = 4,

    /// <summary>Its clock is wrong.</summary>
    Clock = 5,

    /// <summary>It is hardly in reach.</summary>
    Signal = 6,

    /// <summary>A rule of its profile asks for maintenance, such as for a picture that is lost.</summary>
    Reported = 7,
}
