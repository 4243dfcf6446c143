using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>
/// Makes the links of the chains: HMAC-SHA256 with a key that is not in the database. Whoever can write to the database
/// alone can make none.
/// </summary>
internal sealed class AuditSeal(Lazy<byte[]> key)
{
    // Keeps one kind of message from passing for another.
    private const byte EntryMark = 1;
    private const byte HeadMark = 2;
    private const byte WitnessMark = 3;

    /// <summary>What the first entry of a chain follows.</summary>
    public static byte[] Beginning { get; } = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>The entry that puts a note on record after another.</summary>
    public AuditRow Link(int chain, long sequence, byte[] previous, long at, AuditNote note)
    {
        var row = new AuditRow
        {
            Chain = chain,
            Sequence = sequence,
            At = at,
            Actor = CleanText.Of(note.Actor),
            Role = (int?)note.Role,
            Action = note.Action,
            Outcome = (int)note.Outcome,
            Object = note.Object?.ToString(),
            Field = CleanText.Of(note.Field),
            Reason = CleanText.Of(note.Reason),
            Hash = new byte[HMACSHA256.HashSizeInBytes],
        };
        Hash(row, previous).CopyTo(row.Hash, 0);
        return row;
    }

    public byte[] Hash(AuditRow row, byte[] previous)
    {
        var message = new ArrayBufferWriter<byte>(512);
        message.Write([EntryMark]);
        message.Write(previous);
        Write(message, row.Chain);
        Write(message, row.Sequence);
        Write(message, row.At);
        Write(message, row.Role ?? -1);
        Write(message, row.Outcome);
        Write(message, row.Actor);
        Write(message, row.Action);
        Write(message, row.Object);
        Write(message, row.Field);
        Write(message, row.Reason);
        return HMACSHA256.HashData(key.Value, message.WrittenSpan);
    }

    public AuditHead Head(int chain, long first, byte[] before, long sequence, byte[] hash)
    {
        var message = new ArrayBufferWriter<byte>(128);
        message.Write([HeadMark]);
        Write(message, chain);
        Write(message, first);
        message.Write(before);
        Write(message, sequence);
        message.Write(hash);
        return new AuditHead(chain, first, before, sequence, hash, HMACSHA256.HashData(key.Value, message.WrittenSpan));
    }

    public bool IsWhole(AuditHead head) =>
        CryptographicOperations.FixedTimeEquals(Head(head.Chain, head.First, head.Before, head.Sequence, head.Hash).Seal, head.Seal);

    public byte[] Witness(string marks) => HMACSHA256.HashData(key.Value, (byte[])[WitnessMark, .. Encoding.UTF8.GetBytes(marks)]);

    private static void Write(ArrayBufferWriter<byte> message, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(message.GetSpan(sizeof(long)), number);
        message.Advance(sizeof(long));
    }

    /// <summary>With its length before it, so that nothing can move from one field into the next.</summary>
    private static void Write(ArrayBufferWriter<byte> message, string? text)
    {
        Write(message, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, message);
    }
}
