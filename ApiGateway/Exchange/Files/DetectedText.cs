using System.Text;
using System.Text.Unicode;

namespace Twin.Exchange.Files;

/// <summary>
/// Text in UTF-8, in UTF-16 with its mark, or in GB18030, as it comes. ASCII is the same in the first and the last; the
/// first byte beyond it decides, by whether what follows is UTF-8.
/// </summary>
internal sealed class DetectedText(Stream bytes) : TextReader
{
    private const int WindowBytes = 64 * 1024;
    private const int LongestSequence = 4;

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private readonly byte[] _window = new byte[WindowBytes];
    private int _start;
    private int _end;
    private bool _isComplete;
    private bool _begun;
    private Decoder? _decoder;

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    /// <exception cref="DecoderFallbackException">It is neither.</exception>
    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (!_begun)
        {
            _begun = true;
            await Fill(LongestSequence, cancellationToken);
            ReadMark();
        }

        while (true)
        {
            if (_start == _end)
            {
                await Fill(1, cancellationToken);
            }

            if (_decoder is null && _start < _end && !char.IsAscii((char)_window[_start]))
            {
                await Fill(WindowBytes, cancellationToken);
                _decoder = (IsUtf8() ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true) : Gb18030).GetDecoder();
            }

            var read = _decoder is null ? CopyAscii(buffer.Span) : Decode(buffer.Span);
            if (read > 0 || (_isComplete && _start == _end))
            {
                return read;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    private int CopyAscii(Span<char> buffer)
    {
        var count = 0;
        while (count < buffer.Length && _start < _end && char.IsAscii((char)_window[_start]))
        {
            buffer[count++] = (char)_window[_start++];
        }

        return count;
    }

    private int Decode(Span<char> buffer)
    {
        _decoder!.Convert(_window.AsSpan(_start, _end - _start), buffer, flush: _isComplete, out var bytesUsed, out var charsUsed, out _);
        _start += bytesUsed;
        return charsUsed;
    }

    private void ReadMark()
    {
        var window = _window.AsSpan(0, _end);
        foreach (var encoding in (ReadOnlySpan<Encoding>)[new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)])
        {
            if (window.StartsWith(encoding.Preamble))
            {
                _start = encoding.Preamble.Length;
                _decoder = encoding.GetDecoder();
                return;
            }
        }
    }

    /// <summary>The last character in the window may be cut off.</summary>
    private bool IsUtf8()
    {
        var window = _window.AsSpan(_start, _end - _start);
        for (var cut = 0; cut < Math.Min(LongestSequence, window.Length); cut++)
        {
            if (Utf8.IsValid(window[..^cut]))
            {
                return true;
            }

            if (_isComplete)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Reads until there are as many bytes, or no more to come.</summary>
    private async Task Fill(int count, CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _window.AsSpan(_start, _end - _start).CopyTo(_window);
            (_start, _end) = (0, _end - _start);
        }

        while (_end < count && !_isComplete)
        {
            var read = await bytes.ReadAsync(_window.AsMemory(_end), cancellationToken);
            _end += read;
            _isComplete = read == 0;
        }
    }
}
