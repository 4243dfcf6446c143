namespace Twin.Residents;

/// <param name="Password">The account's own: it cannot be undone.</param>
public sealed record AccountClosing(string Password)
{
    public override string ToString() => nameof(AccountClosing);
}
