namespace Twin.Devices;

/// <summary>What a look at a device says of one fault.</summary>
internal enum CareVerdict
{
    /// <summary>Too little is known: nothing changes.</summary>
    Unknown,
    Good,

    /// <summary>Between the limit and its end: nothing changes.</summary>
    Between,
    Bad,
}
