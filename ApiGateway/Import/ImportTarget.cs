using Twin.Access;
using Twin.Accounts;

namespace Twin.Import;

/// <summary>What commands work on, and for whom.</summary>
internal sealed record ImportTarget(Caller Caller, IGrainFactory Grains, Passwords Passwords, PasswordRules PasswordRules);
