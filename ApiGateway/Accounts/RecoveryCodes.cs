using System.Collections.Immutable;

namespace Twin.Accounts;

/// <param name="Codes">Each is good for one sign-in without the app. Shown this once.</param>
public sealed record RecoveryCodes(ImmutableArray<string> Codes)
{
    public override string ToString() => nameof(RecoveryCodes);
}
