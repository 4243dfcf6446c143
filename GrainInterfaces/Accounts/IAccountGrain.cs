using System.Collections.Immutable;
using Twin.Access;
using Twin.Residents;

namespace Twin.Accounts;

/// <summary>A person's login and its sessions. Key: <c>account/{user name in lower case}</c>.</summary>
[Alias("twin.IAccountGrain")]
public interface IAccountGrain : IWakeable
{
    /// <summary>Creates the account or replaces it; a null password hash keeps the present one. A new password ends every session.</summary>
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, AccountAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Creates the account unless it exists.</summary>
    /// <returns>True when it was created.</returns>
    [Alias("TryCreate")]
    Task<bool> TryCreate(AccountAttributes attributes, CancellationToken cancellationToken);

    /// <summary>What the gateway needs to check a password and to issue a token; null for an unknown account.</summary>
    [Alias("GetCredential")]
    Task<AccountCredential?> GetCredential(CancellationToken cancellationToken);

    /// <summary>The account for administrators.</summary>
    [Alias("Get")]
    Task<Outcome<AccountSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Closes the account, ending its sessions, or opens it again.</summary>
    [Alias("SetDisabled")]
    Task<Outcome<AccountSnapshot>> SetDisabled(Caller caller, bool disabled, CancellationToken cancellationToken);

    /// <summary>
    /// For somebody who has lost a password or a second factor: sets a password that must be changed at the next sign-in,
    /// removes the second factor, and ends every session.
    /// </summary>
    [Alias("Reset")]
    Task<Outcome<AccountSnapshot>> Reset(Caller caller, string passwordHash, CancellationToken cancellationToken);

    /// <summary>Ends every session, as an administrator.</summary>
    [Alias("SignOut")]
    Task<Outcome<AccountSnapshot>> SignOut(Caller caller, CancellationToken cancellationToken);

    /// <summary>How far a resident's account has been verified.</summary>
    [Alias("GetVerification")]
    Task<Verification> GetVerification(CancellationToken cancellationToken);

    /// <summary>Claims to be the person with this name and ID number. The answer is the same whether there is one or not.</summary>
    /// <returns><c>Conflict</c> for an account that is somebody's already; <c>TooMany</c> when the hour's allowance is used up.</returns>
    [Alias("Claim")]
    Task<Outcome<long>> Claim(string name, string idNumber, CancellationToken cancellationToken);

    /// <summary>The account is this person's: name and ID number match. For grains only.</summary>
    /// <returns>False when it is another's by now.</returns>
    [Alias("BindPerson")]
    Task<bool> BindPerson(string person, CancellationToken cancellationToken);

    /// <summary>Staff have approved that the account's person lives in this home. For grains only.</summary>
    [Alias("ApproveResidence")]
    Task ApproveResidence(string person, string household, string by, CancellationToken cancellationToken);

    /// <summary>Closes a resident's account for good, as the resident: it forgets whose it was and how to sign in. Harmless to repeat.</summary>
    [Alias("Close")]
    Task<Outcome<long>> Close(CancellationToken cancellationToken);

    /// <summary>As <see cref="Close"/>, if the account is this person's. For grains only.</summary>
    [Alias("CloseOf")]
    Task CloseOf(string person, CancellationToken cancellationToken);

    /// <summary>Asks whether a sign-in may be tried from an address. When it may, <see cref="EndSignIn"/> or <see cref="SignIn"/> follows.</summary>
    [Alias("BeginSignIn")]
    Task<SignInTerms> BeginSignIn(string address, CancellationToken cancellationToken);

    /// <summary>The attempt has failed, or was given up for a fault of ours.</summary>
    [Alias("EndSignIn")]
    Task EndSignIn(string address, bool failed, CancellationToken cancellationToken);

    /// <summary>Opens a session: the password was right.</summary>
    [Alias("SignIn")]
    Task<SignInResult> SignIn(SignIn signIn, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a session new tokens; the refresh token used is then worth nothing. A refresh token that was used before
    /// ends the session: somebody else has it too.
    /// </summary>
    /// <returns>Null when the session has ended.</returns>
    [Alias("Refresh")]
    Task<SessionGrant?> Refresh(string session, string secret, CancellationToken cancellationToken);

    [Alias("FindSession")]
    Task<SessionStatus> FindSession(string session, CancellationToken cancellationToken);

    [Alias("ListSessions")]
    Task<ImmutableArray<SessionInfo>> ListSessions(CancellationToken cancellationToken);

    /// <summary>Ends a session; harmless to repeat.</summary>
    [Alias("EndSession")]
    Task EndSession(string session, CancellationToken cancellationToken);

    /// <summary>Replaces the account's own password.</summary>
    [Alias("ChangePassword")]
    Task<Outcome<long>> ChangePassword(NewPassword password, CancellationToken cancellationToken);

    /// <summary>Makes a secret for an authenticator app; it counts once it is confirmed with a code.</summary>
    /// <returns>The secret in base32.</returns>
    [Alias("AddSecondFactor")]
    Task<Outcome<string>> AddSecondFactor(CancellationToken cancellationToken);

    /// <summary>Confirms the secret with its first code.</summary>
    /// <returns>Recovery codes, shown this once; each is good for one sign-in.</returns>
    [Alias("ConfirmSecondFactor")]
    Task<Outcome<ImmutableArray<string>>> ConfirmSecondFactor(string code, CancellationToken cancellationToken);

    /// <summary>Removes the second factor, with one of its codes.</summary>
    [Alias("RemoveSecondFactor")]
    Task<Outcome<long>> RemoveSecondFactor(string code, CancellationToken cancellationToken);

    /// <summary>Creates the account of somebody at an outside issuer or replaces it, with rights that no claim changes.</summary>
    /// <param name="attributes">Without a password: that is the issuer's.</param>
    [Alias("Bind")]
    Task<Outcome<long>> Bind(Caller caller, FederatedIdentity identity, AccountAttributes attributes, CancellationToken cancellationToken);

    /// <summary>
    /// Somebody comes with a token of an outside issuer. Whom no administrator has bound gets the rights that the claims
    /// give, and an account by it that an administrator can see and disable.
    /// </summary>
    /// <returns>
    /// Null for who has no rights here: not bound and no rights claimed, disabled, signed out since the token was issued,
    /// or other rights by a newer token.
    /// </returns>
    [Alias("Admit")]
    Task<FederatedGrant?> Admit(FederatedToken token, CancellationToken cancellationToken);

    /// <summary>No token of the outside issuer that was issued up to then is good any more; harmless to repeat.</summary>
    [Alias("Leave")]
    Task Leave(DateTimeOffset issuedAt, CancellationToken cancellationToken);
}
