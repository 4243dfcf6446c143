using System.Collections.Frozen;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>A ring of data keys as it was at one time. A provider of its own: what the web host protects is no business of these keys.</summary>
internal sealed class LoadedRing : IDisposable
{
    /// <summary>When a key is replaced is decided here, not by the library: an old one must go on to be read.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromDays(36_500);

    private readonly ServiceProvider _services;
    private readonly IKeyManager _manager;
    private readonly FrozenSet<Guid> _known;
    private readonly IKey? _newest;
    private readonly DataKeyRepository _repository;

    public LoadedRing(string name, IKeyStore store, MasterKey master, ILoggerFactory logs)
    {
        _repository = new DataKeyRepository(name, store, master);
        var services = new ServiceCollection().AddSingleton(logs).AddSingleton(master);
        services.AddDataProtection().SetApplicationName("twin").DisableAutomaticKeyGeneration();
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = _repository;
            options.XmlEncryptor = new DataKeyWrapper(master);
            options.AuthenticatedEncryptorConfiguration = new AuthenticatedEncryptorConfiguration
            {
                EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM,
                ValidationAlgorithm = ValidationAlgorithm.HMACSHA256,
            };
        });
        _services = services.BuildServiceProvider();
        _manager = _services.GetRequiredService<IKeyManager>();
        var keys = _manager.GetAllKeys();
        _known = keys.Select(key => key.KeyId).ToFrozenSet();
        _newest = keys.OrderBy(key => key.ActivationDate).ThenBy(key => key.KeyId).LastOrDefault();
        Protector = _services.GetRequiredService<IDataProtectionProvider>().CreateProtector(name);
    }

    public IDataProtector Protector { get; }

    public bool IsEmpty => _newest is null;

    public IKey Newest => _newest ?? throw new InvalidOperationException("The ring has no key yet.");

    public bool Knows(Guid key) => _known.Contains(key);

    /// <summary>Adds a key to the database; not to this, which stays as it is.</summary>
    /// <returns>False when the ring is no longer what it was, or its keys are wrapped by another master key.</returns>
    public bool TryAdd()
    {
        // The library compares with the system's clock, whatever clock the grains have.
        var now = TimeProvider.System.GetUtcNow();
        _manager.CreateNewKey(now, now + Forever);
        return _repository.WasAdded;
    }

    public void Dispose() => _services.Dispose();
}
