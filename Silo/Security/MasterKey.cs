using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Twin.Storage;

namespace Twin.Security;

/// <summary>The one key everything else derives from: configured, or in a file beside the database.</summary>
internal sealed class MasterKey(IOptions<StorageOptions> options)
{
    public const string FileName = "twin.key";

    public const int Length = 32;

    private readonly Lock _gate = new();
    private DerivedKeys? _keys;

    /// <summary>Where the key is looked for, for people.</summary>
    public string Source => options.Value.Key is null ? FilePath : $"{StorageOptions.Section}:{nameof(StorageOptions.Key)}";

    private string FilePath => Path.Combine(Path.GetFullPath(options.Value.DataDirectory), FileName);

    /// <summary>The keys; null when there is none yet.</summary>
    public DerivedKeys? Open()
    {
        lock (_gate)
        {
            return _keys ??= Read() is { } key ? new DerivedKeys(key) : null;
        }
    }

    /// <summary>The keys; made and kept in the file when there is none yet.</summary>
    public DerivedKeys OpenOrCreate()
    {
        lock (_gate)
        {
            return _keys ??= new DerivedKeys(Read() ?? Create());
        }
    }

    private byte[]? Read()
    {
        var text = options.Value.Key ?? (File.Exists(FilePath) ? File.ReadAllText(FilePath).Trim() : null);
        if (text is null)
        {
            return null;
        }

        var key = new byte[Length];
        return Convert.TryFromBase64String(text, key, out var written) && written == Length
            ? key
            : throw new OrleansConfigurationException($"The master key ({Source}) must be {Length} bytes in base64.");
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
