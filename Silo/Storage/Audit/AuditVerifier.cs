using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>Reads the whole log and finds the first place where it is not what was written.</summary>
internal sealed class AuditVerifier(AuditSeal seal)
{
    private const int PageSize = 5_000;

    /// <param name="connection">In a snapshot: entries that are written meanwhile are not seen.</param>
    /// <param name="known">Places that chains are known to have reached.</param>
    public async Task<AuditVerification> Verify(DbConnection connection, IEnumerable<AuditMark> known, CancellationToken cancellationToken)
    {
        var heads = await AuditReader.Heads(connection);
        var checkedEntries = 0L;
        AuditBreak? passedBy = null;
        var broken = await FindStray(connection, heads);
        foreach (var head in heads)
        {
            if (broken is not null)
            {
                break;
            }

            (broken, var cutOff, var count) = await Check(connection, head, heads, cancellationToken);
            passedBy ??= cutOff;
            checkedEntries += count;
        }

        broken ??= passedBy ?? await Check(connection, heads, known);
        return new AuditVerification(broken is null, heads.Count, checkedEntries, broken);
    }

    /// <summary>Chains are numbered from 1 without a gap, and every entry belongs to one.</summary>
    private static async Task<AuditBreak?> FindStray(DbConnection connection, IReadOnlyList<AuditHead> heads)
    {
        var missing = Enumerable.Range(1, heads.Count).FirstOrDefault(number => heads[number - 1].Chain != number);
        var stray = missing > 0
            ? missing
            : await connection.ExecuteScalarAsync<int?>("SELECT min(chain) FROM audit_entry WHERE chain NOT IN (SELECT chain FROM audit_chain)");
        return stray is { } chain ? new AuditBreak(chain, 0, AuditFault.HeadChanged) : null;
    }

    /// <returns>What is wrong in the chain, and what is wrong in others by its anchors.</returns>
    private async Task<(AuditBreak? Break, AuditBreak? CutOff, long Count)> Check(
        DbConnection connection, AuditHead head, IReadOnlyList<AuditHead> heads, CancellationToken cancellationToken)
    {
        if (!seal.IsWhole(head))
        {
            return (new AuditBreak(head.Chain, head.Sequence, AuditFault.HeadChanged), null, 0);
        }

        var count = 0L;
        AuditBreak? cutOff = null;
        var next = head.First;
        var previous = head.Before;
        IReadOnlyList<AuditRow> page;

        // Not from the beginning of the chain: an entry before it would have been put there.
        var after = long.MinValue;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = await AuditReader.Entries(connection, head.Chain, after, PageSize);
            foreach (var row in page)
            {
                if (FaultOf(row, head, next, previous) is { } fault)
                {
                    return (new AuditBreak(head.Chain, fault is AuditFault.Missing ? next : row.Sequence, fault), cutOff, count);
                }

                (next, previous, after) = (next + 1, row.Hash, row.Sequence);
                count++;
            }

            var marks = page.Where(row => row.Action == AuditAction.Anchor).SelectMany(row => AuditAnchor.Read(row.Reason));
            cutOff ??= await Check(connection, heads, marks);
        }
        while (page.Count == PageSize);

        return (next <= head.Sequence ? new AuditBreak(head.Chain, next, AuditFault.Missing)
            : !CryptographicOperations.FixedTimeEquals(previous, head.Hash) ? new AuditBreak(head.Chain, head.Sequence, AuditFault.HeadChanged)
            : null, cutOff, count);
    }

    private AuditFault? FaultOf(AuditRow row, AuditHead head, long next, byte[] previous) => row switch
    {
        _ when row.Sequence < head.First || row.Sequence > head.Sequence => AuditFault.Unexpected,
        _ when row.Sequence != next => AuditFault.Missing,
        _ when !CryptographicOperations.FixedTimeEquals(seal.Hash(row, previous), row.Hash) => AuditFault.Changed,
        _ => null,
    };

    private static async Task<AuditBreak?> Check(DbConnection connection, IReadOnlyList<AuditHead> heads, IEnumerable<AuditMark> marks)
    {
        foreach (var mark in marks)
        {
            var head = mark.Chain <= heads.Count ? heads[mark.Chain - 1] : null;
            if (head is null || head.Sequence < mark.Sequence)
            {
                return new AuditBreak(mark.Chain, (head?.Sequence ?? 0) + 1, AuditFault.CutOff);
            }

            if (!await IsPassed(connection, head, mark))
            {
                return new AuditBreak(mark.Chain, mark.Sequence, AuditFault.CutOff);
            }
        }

        return null;
    }

    /// <summary>Whether the chain goes through the mark, or began after it once the entry was no longer kept.</summary>
    public static async Task<bool> IsPassed(DbConnection connection, AuditHead head, AuditMark mark)
    {
        if (mark.Sequence < head.First - 1)
        {
            return true;
        }

        var hash = mark.Sequence == head.First - 1 ? head.Before : await AuditReader.HashAt(connection, mark.Chain, mark.Sequence);
        return CryptographicOperations.FixedTimeEquals(hash, mark.Hash);
    }
}
