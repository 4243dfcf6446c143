using System.Text;
using System.Xml.Linq;

namespace Twin.Security;

/// <summary>The secret part of a data key in its XML: <c>&lt;wrapped&gt;base64&lt;/wrapped&gt;</c>.</summary>
internal static class WrappedElement
{
    private const string Name = "wrapped";
    private const string Use = "data-key";

    public static XElement Of(XElement secret, KeyEncryptionKey key) =>
        new(Name, Convert.ToBase64String(key.Wrap(Encoding.UTF8.GetBytes(secret.ToString(SaveOptions.DisableFormatting)), Use)));

    public static XElement Open(XElement wrapped, KeyEncryptionKey key) =>
        XElement.Parse(Encoding.UTF8.GetString(key.Unwrap(Convert.FromBase64String(wrapped.Value), Use)));

    /// <summary>The same data key, its secret wrapped by another master key.</summary>
    public static XElement Rewrap(XElement dataKey, KeyEncryptionKey from, KeyEncryptionKey to)
    {
        foreach (var wrapped in dataKey.Descendants(Name))
        {
            wrapped.Value = Convert.ToBase64String(to.Wrap(from.Unwrap(Convert.FromBase64String(wrapped.Value), Use), Use));
        }

        return dataKey;
    }
}
