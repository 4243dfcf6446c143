using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace Twin.Accounts;

/// <summary>Passwords that are known from breaches, in an ordered file that may be larger than memory: it is searched where it lies.</summary>
internal sealed class BreachedPasswords : IDisposable
{
    private const int HashLength = SHA1.HashSizeInBytes * 2;
    private const int LongestLine = 64;

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789ABCDEF"u8);

    private readonly SafeFileHandle? _file;
    private readonly long _length;

    /// <exception cref="IOException">The file that is named cannot be read.</exception>
    /// <exception cref="InvalidDataException">It does not begin with a SHA-1.</exception>
    public BreachedPasswords(IOptions<PasswordOptions> options)
    {
        if (options.Value.BreachedPasswords is not { Length: > 0 } path)
        {
            return;
        }

        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        _length = RandomAccess.GetLength(_file);
        if (_length > 0)
        {
            HashAt(0, stackalloc byte[HashLength]);
        }
    }

    public bool Contains(string password)
    {
        if (_file is null)
        {
            return false;
        }

        Span<byte> wanted = stackalloc byte[HashLength];
        Span<byte> found = stackalloc byte[HashLength];
        Encoding.ASCII.GetBytes(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))), wanted);

        // The line that is looked for, if there is one, begins at or after low and before high.
        var (low, high) = (0L, _length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var start = LineFrom(middle);
            if (start >= high)
            {
                high = middle;
                continue;
            }

            HashAt(start, found);
            switch (found.SequenceCompareTo(wanted))
            {
                case 0: return true;
                case < 0: low = start + 1; break;
                default: high = middle; break;
            }
        }

        return false;
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Where the first line begins that begins there or later.</summary>
    private long LineFrom(long position)
    {
        if (position == 0)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[LongestLine];
        var read = bytes[..RandomAccess.Read(_file!, bytes, position - 1)];
        return read.IndexOf((byte)'\n') is >= 0 and var end ? position + end
            : read.Length < LongestLine ? _length
            : throw Malformed(position);
    }

    private void HashAt(long position, Span<byte> hash)
    {
        if (RandomAccess.Read(_file!, hash, position) < HashLength || hash.ContainsAnyExcept(Hexadecimal))
        {
            throw Malformed(position);
        }
    }

    private static InvalidDataException Malformed(long position) =>
        new($"{PasswordOptions.Section}:{nameof(BreachedPasswords)} at byte {position}: a line must be a SHA-1 in upper-case hexadecimal, then a colon and at most 20 characters.");
}
