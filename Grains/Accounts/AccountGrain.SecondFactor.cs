using System.Collections.Immutable;

namespace Twin.Accounts;

internal sealed partial class AccountGrain
{
    private const string RecoveryUse = "recovery-code";

    public async Task<Outcome<string>> AddSecondFactor(CancellationToken cancellationToken)
    {
        if (State.Federation is not null)
        {
            return IssuersOwn;
        }

        if (State.SecondFactor is { IsConfirmed: true })
        {
            return Refusal.Conflict("There is a second factor. Remove it first.");
        }

        var secret = SecondFactorRules.NewSecret();
        await Commit(State with { SecondFactor = new SecondFactor { Secret = protector.Protect(secret) } });
        return secret;
    }

    public async Task<Outcome<ImmutableArray<string>>> ConfirmSecondFactor(string code, CancellationToken cancellationToken)
    {
        if (State.SecondFactor is not { IsConfirmed: false } factor)
        {
            return Refusal.Conflict("There is no second factor to be confirmed.");
        }

        if (SecondFactorRules.Check(protector.Unprotect(factor.Secret), code, factor.LastStep, Now) is not { } step)
        {
            return Refusal.Invalid(nameof(code), "is not the present one");
        }

        ImmutableArray<string> codes = [.. Enumerable.Range(0, SecondFactorRules.RecoveryCodes).Select(_ => SecondFactorRules.NewRecoveryCode())];
        await Commit(State with
        {
            SecondFactor = factor with { IsConfirmed = true, LastStep = step, RecoveryHashes = [.. codes.Select(RecoveryHashOf)] },
        });
        return codes;
    }

    public async Task<Outcome<long>> RemoveSecondFactor(string code, CancellationToken cancellationToken)
    {
        if (State.SecondFactor is not { IsConfirmed: true } factor)
        {
            return Refusal.Conflict("There is no second factor.");
        }

        if (Use(factor, code) is null)
        {
            return Refusal.Invalid(nameof(code), "is wrong, or has been used before");
        }

        await Commit(State with { SecondFactor = null });
        return State.Version;
    }

    /// <returns>The factor with the code used up; null when the code is wrong or has been used before.</returns>
    private SecondFactor? Use(SecondFactor factor, string code)
    {
        if (Guard.AreCodesLocked(Now))
        {
            return null;
        }

        if (SecondFactorRules.Check(protector.Unprotect(factor.Secret), code, factor.LastStep, Now) is { } step)
        {
            return factor with { LastStep = step };
        }

        var left = factor.RecoveryHashes.Remove(RecoveryHashOf(code));
        if (left.Length < factor.RecoveryHashes.Length)
        {
            return factor with { RecoveryHashes = left };
        }

        Guard.CodeFailed(Now);
        return null;
    }

    private string RecoveryHashOf(string code) => Convert.ToBase64String(protector.Hash(RecoveryUse, code));
}
