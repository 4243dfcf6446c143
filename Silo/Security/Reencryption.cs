using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>
/// Encrypts stored fields again with the newest data key. The rows say the same afterwards, so no grain has to be asked;
/// one that writes its older text back is found the next time, and can be read meanwhile.
/// </summary>
internal sealed partial class Reencryption([FromKeyedServices(FieldProtector.Ring)] DataKeyRing ring, IKeyStore store)
{
    private const int PageSize = 500;

    /// <summary>Goes through all rows, unless it has with this key already.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var newest = ring.Newest.KeyId.ToString();
        var done = await store.FindReencrypted(ring.Name, cancellationToken);
        if (done == newest)
        {
            return;
        }

        var after = string.Empty;
        IReadOnlyList<StateRow> page;
        do
        {
            page = await store.FindStates(DataKeyRing.Mark, after, PageSize, cancellationToken);
            foreach (var row in page)
            {
                var state = ProtectedText().Replace(row.State, Renew);
                if (state != row.State)
                {
                    await store.ReplaceState(row with { State = state }, cancellationToken);
                }

                after = row.Key;
            }
        }
        while (page.Count == PageSize);

        await store.KeepReencrypted(ring.Name, newest, cancellationToken);
    }

    private string Renew(Match text)
    {
        try
        {
            return ring.IsCurrent(text.Value) ? text.Value : ring.Protect(ring.Unprotect(text.Value));
        }
        catch (CryptographicException)
        {
            // Somebody's words that look like ours, or another ring's: not ours to change.
            return text.Value;
        }
    }

    [GeneratedRegex($"{DataKeyRing.Mark}[A-Za-z0-9_-]{{64,}}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ProtectedText();
}
