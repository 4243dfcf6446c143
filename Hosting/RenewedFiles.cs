using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Twin.Hosting;

/// <summary>
/// What stands in some text files, such as a certificate and its key. They are looked at again while they are used, so
/// that what has been renewed is taken up without a restart; what cannot be read is not, and the present one goes on.
/// </summary>
/// <param name="read">From the texts, in the order of the paths; throws when they are not what they should be.</param>
public sealed partial class RenewedFiles<T>(ImmutableArray<string> paths, Func<ImmutableArray<string>, T> read, TimeProvider time, ILogger log)
    where T : class
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private T? _current;
    private byte[] _read = [];
    private byte[] _refused = [];
    private long _looked;

    /// <exception cref="Exception">The files cannot be read, and never could.</exception>
    public T Current
    {
        get
        {
            lock (_gate)
            {
                if (_current is null || time.GetElapsedTime(_looked) >= LookAgainAfter)
                {
                    _looked = time.GetTimestamp();
                    Look();
                }

                return _current!;
            }
        }
    }

    private void Look()
    {
        byte[] found = [];
        try
        {
            ImmutableArray<string> texts = [.. paths.Select(File.ReadAllText)];
            found = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts)));
            if (!found.AsSpan().SequenceEqual(_read))
            {
                _current = read(texts);
                _read = found;
                LogRead(paths[0]);
            }
        }
        catch (Exception fault) when (_current is not null)
        {
            // Half of it may be written already. It is said once of each state that the files are in.
            if (!found.AsSpan().SequenceEqual(_refused))
            {
                LogNotRead(paths[0], fault);
            }

            _refused = found;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Took up {File}")]
    private partial void LogRead(string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} has changed and cannot be read; what it was before goes on")]
    private partial void LogNotRead(string file, Exception fault);
}
