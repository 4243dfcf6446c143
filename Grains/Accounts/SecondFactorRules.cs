using System.Security.Cryptography;
using OtpNet;

namespace Twin.Accounts;

/// <summary>Time-based one-time passwords (RFC 6238: SHA-1, 30 s, 6 digits, as every authenticator app has them) and recovery codes.</summary>
internal static class SecondFactorRules
{
    public const int RecoveryCodes = 10;

    private const int SecretBytes = 20;
    private const string RecoveryCharacters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int RecoveryLength = 24;

    /// <summary>A phone's clock may be one step off.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string NewRecoveryCode() => RandomNumberGenerator.GetString(RecoveryCharacters, RecoveryLength);

    /// <returns>The time step of the code; null when it is wrong, or not newer than the last one taken.</returns>
    public static long? Check(string secret, string code, long lastStep, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(now.UtcDateTime, code, out var step, Window) && step > lastStep ? step : null;
}
