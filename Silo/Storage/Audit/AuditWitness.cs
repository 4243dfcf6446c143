using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Twin.Storage.Postgres;

namespace Twin.Storage.Audit;

/// <summary>
/// A file outside the database with the places the chains have reached. It goes forward only: when the log has been put
/// back to an earlier state the file keeps what it says.
/// </summary>
internal sealed class AuditWitness(IOptions<AuditOptions> options, IOptions<StorageOptions> storage, IConfiguration configuration, AuditSeal seal)
{
    private const string FileName = "audit-witness.json";

    private readonly string? _path = options.Value.WitnessFile
        ?? (configuration.GetConnectionString(PostgresOptions.ConnectionName) is null
            ? Path.Combine(Path.GetFullPath(storage.Value.DataDirectory), FileName)
            : null);

    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    public IReadOnlyCollection<AuditMark> Read()
    {
        if (_path is null || !File.Exists(_path))
        {
            return [];
        }

        return File.ReadAllLines(_path) is [var marks, var hash] && CryptographicOperations.FixedTimeEquals(seal.Witness(marks), Convert.FromHexString(hash))
            ? AuditAnchor.Read(marks)
            : throw new InvalidDataException($"The witness of the audit log, {_path}, is not as it was written.");
    }

    /// <summary>Takes in how far the chains are now, of those that went through where they were.</summary>
    public async Task Advance(DbConnection connection, IReadOnlyList<AuditHead> heads)
    {
        if (_path is null)
        {
            return;
        }

        var known = Read().ToDictionary(mark => mark.Chain);
        var changed = false;
        foreach (var head in heads.Where(seal.IsWhole))
        {
            if (known.TryGetValue(head.Chain, out var mark) && (head.Sequence <= mark.Sequence || !await AuditVerifier.IsPassed(connection, head, mark)))
            {
                continue;
            }

            known[head.Chain] = head.Mark;
            changed = true;
        }

        if (changed)
        {
            Write(string.Join(' ', known.Values));
        }
    }

    private void Write(string marks)
    {
        // Named only once it is whole.
        var unfinished = _path + ".new";
        File.WriteAllLines(unfinished, [marks, Convert.ToHexStringLower(seal.Witness(marks))]);
        File.Move(unfinished, _path!, overwrite: true);
    }
}
