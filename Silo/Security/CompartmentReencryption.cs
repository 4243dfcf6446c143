using Twin.Storage.Compartment;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>Encrypts the compartment again with its newest data key. The rows say the same afterwards.</summary>
internal sealed class CompartmentReencryption(
    [FromKeyedServices(CompartmentProtector.Ring)] DataKeyRing ring, CompartmentProtector protector, CompartmentStore rows, IKeyStore keys)
{
    private const int PageSize = 500;

    /// <summary>Goes through all rows, unless it has with this key already.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var newest = ring.Newest.KeyId.ToString();
        if (await keys.FindReencrypted(ring.Name, cancellationToken) == newest)
        {
            return;
        }

        foreach (var table in CompartmentStore.SealedTables)
        {
            await Run(table, cancellationToken);
        }

        await keys.KeepReencrypted(ring.Name, newest, cancellationToken);
    }

    private async Task Run(string table, CancellationToken cancellationToken)
    {
        var after = 0L;
        IReadOnlyList<SealedRow> page;
        do
        {
            page = await rows.ReadSealed(table, after, PageSize, cancellationToken);
            foreach (var row in page)
            {
                if (protector.Renew(row.Sealed) is var renewed && renewed != row.Sealed)
                {
                    await rows.ReplaceSealed(table, row, renewed, cancellationToken);
                }

                after = row.Number;
            }
        }
        while (page.Count == PageSize);
    }
}
