using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Twin.Storage.Audit;

/// <summary>Where a page of the log ended.</summary>
internal readonly record struct AuditCursor(long At, int Chain, long Sequence)
{
    public static AuditCursor Of(AuditRow row) => new(row.At, row.Chain, row.Sequence);

    public static AuditCursor? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':') is [var at, var chain, var sequence]
            && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            && int.TryParse(chain, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? new AuditCursor(time, number, place)
                : null;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At}:{Chain}:{Sequence}")));
}
