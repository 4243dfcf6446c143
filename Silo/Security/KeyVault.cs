using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Twin.Storage;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>
/// The keys of the installation, kept in its database and wrapped by the master key, which is not in there. Opened once,
/// before anything else; when the master key has been changed, that is when the others are wrapped anew.
/// </summary>
internal sealed partial class KeyVault(IKeyStore store, MasterKey master, ILogger<KeyVault> log)
{
    /// <summary>Of keyed hashes; it does not change, or nothing hashed before would be found again.</summary>
    public const string Hashing = "hash";

    /// <summary>Of keys for one use each, such as signing tokens.</summary>
    public const string Deriving = "derive";

    /// <summary>Of the keyed hashes of the compartment.</summary>
    public const string Compartment = "compartment";

    private static readonly string[] Names = [Hashing, Deriving, Compartment];

    private readonly ConcurrentDictionary<(string Name, string Use), byte[]> _derived = new();
    private Dictionary<string, byte[]>? _secrets;

    public async Task Open(CancellationToken cancellationToken)
    {
        var book = await store.Read(cancellationToken);
        if (book is null)
        {
            await store.TryCreate(NewBook(master.OpenOrCreate()), cancellationToken);
            book = await store.Read(cancellationToken);
        }

        while (!IsWrappedBy(master.Open(), book!))
        {
            if (master.Open() is not { } current || master.Previous is not { } previous || !IsWrappedBy(previous, book!))
            {
                throw new OrleansConfigurationException(
                    $"The master key ({master.Source}) is not the one that protects the keys of this database. Give the silo the right one, " +
                    $"as {StorageOptions.Section}:{nameof(StorageOptions.Key)} or as the file {MasterKey.FileName} in its data directory; " +
                    $"if it has just been changed, give the old one as {StorageOptions.Section}:{nameof(StorageOptions.PreviousKey)} too.");
            }

            if (await store.Replace(book!, Rewrap(book!, previous, current), cancellationToken))
            {
                LogRewrapped();
            }

            book = await store.Read(cancellationToken);
        }

        var key = master.Open()!;
        foreach (var name in Names.Where(name => !book!.Secrets.ContainsKey(name)).ToList())
        {
            // The database is older than the secret.
            await store.TryAddSecret(name, key.Wrap(RandomNumberGenerator.GetBytes(MasterKey.Length), name), key.Check, cancellationToken);
            book = await store.Read(cancellationToken);
        }

        _secrets = book!.Secrets.ToDictionary(secret => secret.Key, secret => key.Unwrap(secret.Value, secret.Key), StringComparer.Ordinal);
    }

    /// <summary>A key for one use, of one of the secrets.</summary>
    public byte[] For(string name, string use) => _derived.GetOrAdd((name, use), static (key, secrets) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets[key.Name], MasterKey.Length, info: Encoding.UTF8.GetBytes(key.Use)), Secrets());

    private Dictionary<string, byte[]> Secrets() => _secrets ?? throw new InvalidOperationException("The keys are not open yet: the silo has not started.");

    private static KeyBook NewBook(KeyEncryptionKey key) => new(
        key.Check,
        Names.ToDictionary(name => name, name => key.Wrap(RandomNumberGenerator.GetBytes(MasterKey.Length), name), StringComparer.Ordinal),
        []);

    private static KeyBook Rewrap(KeyBook book, KeyEncryptionKey from, KeyEncryptionKey to) => new(
        to.Check,
        book.Secrets.ToDictionary(secret => secret.Key, secret => to.Wrap(from.Unwrap(secret.Value, secret.Key), secret.Key), StringComparer.Ordinal),
        [.. book.DataKeys.Select(key => key with { Xml = WrappedElement.Rewrap(XElement.Parse(key.Xml), from, to).ToString(SaveOptions.DisableFormatting) })]);

    private static bool IsWrappedBy(KeyEncryptionKey? key, KeyBook book) => CryptographicOperations.FixedTimeEquals(key?.Check, book.Check);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The master key has been changed: all keys are wrapped by the new one now. The old one is needed only for older backups")]
    private partial void LogRewrapped();
}
