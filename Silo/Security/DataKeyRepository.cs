using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>The keys of one ring in the database, as they were when the ring was loaded and not changed by what is added.</summary>
internal sealed class DataKeyRepository(string ring, IKeyStore store, MasterKey master) : IXmlRepository
{
    private IReadOnlyList<DataKeyRow>? _keys;

    /// <summary>False when the key handed in last was not taken: another silo was first, or has another master key.</summary>
    public bool WasAdded { get; private set; }

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Keys().Select(key => XElement.Parse(key.Xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var id = (string?)element.Attribute("id") ?? throw new CryptographicException("A data key has no id.");
        var key = new DataKeyRow(id, ring, element.ToString(SaveOptions.DisableFormatting));
        WasAdded = store.TryAdd(key, master.OpenOrCreate().Check, Keys().Count);
    }

    private IReadOnlyList<DataKeyRow> Keys() => _keys ??= store.ReadRing(ring);
}
