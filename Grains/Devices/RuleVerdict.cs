namespace Twin.Devices;

/// <summary>What a reading means to an alarm.</summary>
internal enum RuleVerdict
{
    Unchanged = 0,
    Raise = 1,
    Clear = 2,
}
