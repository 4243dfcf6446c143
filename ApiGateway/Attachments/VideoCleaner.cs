using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Twin.Attachments;

/// <summary>
/// Passes an ISO base media file (MP4, QuickTime) through as it comes and makes what says where, when and by whom it was
/// filmed free space of the same size, so that nothing in it moves. What does not read as such a file to its very end is
/// refused, and so are files that hide behind it.
/// </summary>
internal sealed class VideoCleaner
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>What may stand in a file, in its movie and in its tracks.</summary>
    private static readonly FrozenSet<string> Known = new[]
    {
        "ftyp", "moov", "mdat", "free", "skip", "wide", "uuid", "udta", "meta", "moof", "mfra", "sidx", "styp", "pdin", "mvhd", "iods",
        "mvex", "trak", "tkhd", "tref", "trgr", "edts", "mdia", "tapt", "clip", "matt", "load", "imap", "prfl", "ctab", "pssh",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly byte[] _header = new byte[LongHeader];
    private int _held;
    private long _left;
    private bool _blank;
    private bool _begun;
    private bool _hasMovie;

    /// <exception cref="BadHttpRequestException">400: it cannot be such a file.</exception>
    public void Pass(ReadOnlySpan<byte> piece, IBufferWriter<byte> into)
    {
        while (piece.Length > 0)
        {
            if (_left == 0)
            {
                _header[_held++] = piece[0];
                piece = piece[1..];
                ReadHeader(into);
                continue;
            }

            var taken = (int)Math.Min(_left, piece.Length);
            var target = into.GetSpan(taken)[..taken];
            if (_blank)
            {
                target.Clear();
            }
            else
            {
                piece[..taken].CopyTo(target);
            }

            into.Advance(taken);
            piece = piece[taken..];
            _left -= _left == long.MaxValue ? 0 : taken;
        }
    }

    /// <exception cref="BadHttpRequestException">400: it is cut off.</exception>
    public void End()
    {
        if (!_hasMovie || _held > 0 || (_left > 0 && _left != long.MaxValue))
        {
            throw Broken();
        }
    }

    private void ReadHeader(IBufferWriter<byte> into)
    {
        if (_held < ShortHeader)
        {
            return;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(_header);
        if (size == 1)
        {
            if (_held < LongHeader)
            {
                return;
            }

            size = BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(ShortHeader));
        }

        var type = Encoding.Latin1.GetString(_header, 4, 4);
        var isOpen = size == 0 && type == "mdat";
        if ((!isOpen && size < _held) || !Known.Contains(type) || (!_begun && type != "ftyp"))
        {
            throw Broken();
        }

        _begun = true;
        _hasMovie |= type == "moov";
        _left = isOpen ? long.MaxValue : type is "moov" or "trak" ? 0 : size - _held;

        // User data and metadata say where, when and by whom; free space may hold anything.
        _blank = type is "udta" or "meta" or "uuid" or "free" or "skip";
        if (_blank)
        {
            "free"u8.CopyTo(_header.AsSpan(4));
        }

        into.Write(_header.AsSpan(0, _held));
        _held = 0;
    }

    private static BadHttpRequestException Broken() => AttachmentTypes.Unreadable("The video is broken, cut off, or not only a video.");
}
