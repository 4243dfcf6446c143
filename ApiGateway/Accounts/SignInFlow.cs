using Twin.Audit;

namespace Twin.Accounts;

/// <summary>Checks a password in turn with everybody who guesses at the same account.</summary>
internal sealed class SignInFlow(IGrainFactory grains, Passwords passwords, SecurityEvents events, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<SignInAnswer> SignIn(LoginRequest login, string address, CancellationToken cancellationToken)
    {
        var userName = login.UserName.ToLowerInvariant();
        if (!ObjectKey.IsValidId(userName))
        {
            await passwords.Verify(hash: null, login.Password, address, isUrgent: false, cancellationToken);
            await events.SignInFailed(account: null, cancellationToken);
            return new SignInAnswer.Wrong();
        }

        var (terms, isRight) = await Check(userName, login.Password, address, cancellationToken);
        if (terms.Gate != SignInGate.Open)
        {
            return new SignInAnswer.TooMany(terms.Wait);
        }

        if (!isRight)
        {
            await events.SignInFailed(terms.Credential?.UserName, cancellationToken);
            return new SignInAnswer.Wrong();
        }

        var result = await grains.Account(userName).SignIn(new SignIn(address, terms.Credential!.PasswordHash, login.Code), cancellationToken);
        if (result.Grant is { } grant)
        {
            await events.SignedIn(userName, grant.Account.Role, cancellationToken);
            return new SignInAnswer.In(grant);
        }

        if (result.NeedsCode)
        {
            return new SignInAnswer.CodeNeeded();
        }

        await events.SignInFailed(userName, cancellationToken);
        return new SignInAnswer.Wrong();
    }

    /// <summary>Checks a password; a wrong one counts. With the right one the attempt is still under way.</summary>
    public async Task<(SignInTerms Terms, bool IsRight)> Check(string userName, string password, string address, CancellationToken cancellationToken)
    {
        var account = grains.Account(userName);
        var asked = time.GetTimestamp();
        var terms = await account.BeginSignIn(address, cancellationToken);
        while (terms.Gate == SignInGate.Busy && time.GetElapsedTime(asked) < Patience)
        {
            await Task.Delay(terms.Wait, time, cancellationToken);
            terms = await account.BeginSignIn(address, cancellationToken);
        }

        if (terms.Gate != SignInGate.Open)
        {
            return (terms, IsRight: false);
        }

        var isRight = false;
        try
        {
            if (terms.Wait > TimeSpan.Zero)
            {
                await Task.Delay(terms.Wait, time, cancellationToken);
            }

            // Who has been here before waits for nobody else: addresses are had by the thousand, those that an account knows are not.
            isRight = await passwords.Verify(terms.Credential?.PasswordHash, password, terms.IsKnown ? userName : address, terms.IsKnown, cancellationToken);
        }
        catch
        {
            await account.EndSignIn(address, failed: false, CancellationToken.None);
            throw;
        }

        if (!isRight)
        {
            await account.EndSignIn(address, failed: true, CancellationToken.None);
        }

        return (terms, isRight);
    }
}
