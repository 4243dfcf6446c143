using Twin.Storage;

namespace Twin.Devices;

/// <summary>The rules of one device or place.</summary>
internal sealed record RuleSetState : TwinState
{
    public RuleSet Set { get; init; } = RuleSet.Empty;
}
