using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Twin.Storage;

namespace Twin.Security;

/// <summary>The key that wraps all others, outside the database: configured, or in a file in the data directory.</summary>
internal sealed class MasterKey(IOptions<StorageOptions> options)
{
    public const string FileName = "twin.key";

    public const int Length = 32;

    private readonly Lock _gate = new();
    private KeyEncryptionKey? _key;

    /// <summary>Where the key is looked for, for people.</summary>
    public string Source => options.Value.Key is null ? FilePath : $"{StorageOptions.Section}:{nameof(StorageOptions.Key)}";

    private string FilePath => Path.Combine(Path.GetFullPath(options.Value.DataDirectory), FileName);

    /// <summary>The key that wrapped the others before; null when there is none given.</summary>
    public KeyEncryptionKey? Previous => options.Value.PreviousKey is { } previous
        ? new KeyEncryptionKey(Decode(previous, $"{StorageOptions.Section}:{nameof(StorageOptions.PreviousKey)}"))
        : null;

    /// <summary>The key; null when there is none yet.</summary>
    public KeyEncryptionKey? Open()
    {
        lock (_gate)
        {
            return _key ??= Read() is { } key ? new KeyEncryptionKey(key) : null;
        }
    }

    /// <summary>The key; made and kept in the file when there is none yet.</summary>
    public KeyEncryptionKey OpenOrCreate()
    {
        lock (_gate)
        {
            return _key ??= new KeyEncryptionKey(Read() ?? Create());
        }
    }

    private byte[]? Read()
    {
        var text = options.Value.Key ?? (File.Exists(FilePath) ? File.ReadAllText(FilePath).Trim() : null);
        return text is null ? null : Decode(text, Source);
    }

    private static byte[] Decode(string text, string source)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text, key, out var written) && written == Length
            ? key
            : throw new OrleansConfigurationException($"The master key ({source}) must be {Length} bytes in base64.");
    }

    private byte[] Create()
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Named only once it is whole: a process killed in between leaves no half key.
        var unfinished = FilePath + ".new";
        using (var stream = new FileStream(unfinished, file))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, FilePath);
        return key;
    }
}
