namespace Twin.Residents;

/// <param name="Name">As in the household register.</param>
/// <param name="IdNumber">The citizen ID.</param>
public sealed record IdentityClaim(string Name, string IdNumber)
{
    public override string ToString() => nameof(IdentityClaim);
}
