using System.Buffers.Text;
using System.Text;

namespace Twin.Accounts;

/// <summary>A refresh token as clients hold it: whose, which session, and the secret.</summary>
internal readonly record struct RefreshToken(string UserName, string Session, string Secret)
{
    private const int Longest = 512;
    private const char Separator = '~';

    public static RefreshToken? Parse(string token)
    {
        var parts = token.Length <= Longest ? token.Split(Separator) : [];
        return parts.Length == 3 && Base64Url.IsValid(parts[0]) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])) is var userName && ObjectKey.IsValidId(userName)
            ? new RefreshToken(userName, parts[1], parts[2])
            : null;
    }

    public override string ToString() => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(UserName))}{Separator}{Session}{Separator}{Secret}";
}
