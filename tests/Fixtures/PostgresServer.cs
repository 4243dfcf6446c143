using System.Diagnostics;
using Npgsql;

namespace Twin.Fixtures;

/// <summary>
/// A real PostgreSQL server of the tests' own, in a temporary directory on a free port of the loopback interface. It
/// starts with the first database asked for and ends with the test process, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>
    /// Obeys one word a line and answers with a line. PostgreSQL refuses to run as root. At the end of its input, which
    /// is also the end of the test process, it takes the server and its directory away.
    /// </summary>
    private const string Keeper =
        """
        cd "$DIRECTORY" || exit 1
        as=
        if [ "$(id -u)" = 0 ]; then
            as="setpriv --reuid=postgres --regid=postgres --clear-groups"
            chown postgres . || exit 1
        fi
        server=
        end() { if [ -n "$server" ]; then kill -"$1" "$server"; wait "$server"; server=; fi; }
        while read -r word; do
            case $word in
                start)
                    if [ ! -f data/PG_VERSION ]; then
                        $as "$PROGRAMS/initdb" -D data -U twin -A trust -E UTF8 --no-locale --no-sync >log 2>&1
                    fi
                    if [ -z "$server" ]; then
                        $as "$PROGRAMS/postgres" -D data -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$DIRECTORY" \
                            -c max_connections=300 -c fsync="$FSYNC" -c log_min_messages=fatal </dev/null >>log 2>&1 &
                        server=$!
                    fi ;;
                stop) end INT ;;
                kill) end QUIT ;;
            esac
            echo done
        done
        end QUIT
        cd / && rm -rf "$DIRECTORY"
        """;

    private readonly SemaphoreSlim _gate = new(1);
    private Process? _keeper;
    private string _directory = string.Empty;
    private int _port;
    private int _databases;

    /// <summary>Whether commits wait for the disk; tests that end no machine need not.</summary>
    public bool Durable { get; init; }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabase()
    {
        await Start();
        var name = $"twin_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Backs a database up with <c>pg_dump</c> and puts it back as another one with <c>pg_restore</c>.</summary>
    /// <returns>The connection string of the copy.</returns>
    public async Task<string> Restored(string connectionString)
    {
        var backup = Path.Combine(Path.GetTempPath(), $"twin-{Guid.NewGuid():n}.dump");
        var copy = await NewDatabase();
        await Run("pg_dump", "--format=custom", $"--file={backup}", $"--dbname={new NpgsqlConnectionStringBuilder(connectionString).Database}");
        await Run("pg_restore", "--exit-on-error", $"--dbname={new NpgsqlConnectionStringBuilder(copy).Database}", backup);
        File.Delete(backup);
        return copy;
    }

    /// <summary>Starts the server with the databases it had; does nothing while it runs.</summary>
    public async Task Start()
    {
        await Tell("start");
        await Eventually.Async(Answers, $"PostgreSQL answers; see {_directory}/log");
    }

    /// <summary>Stops it in order: open transactions are rolled back, connections closed.</summary>
    public Task Stop() => Tell("stop");

    /// <summary>Ends it as a crash would; at the next start it recovers from its log.</summary>
    public Task Kill() => Tell("kill");

    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            _keeper.StandardInput.Close();
            await _keeper.WaitForExitAsync();
            _keeper.Dispose();
        }

        _gate.Dispose();
    }

    private static string FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("The programs of the PostgreSQL server are missing. Install them: apt-get install -y postgresql");
    }

    private Process StartKeeper()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Keeper]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        _port = Ports.Free();
        start.Environment["PROGRAMS"] = FindPrograms();
        start.Environment["DIRECTORY"] = _directory = Directory.CreateTempSubdirectory("twin-postgres-").FullName;
        start.Environment["PORT"] = _port.ToString();
        start.Environment["FSYNC"] = Durable ? "on" : "off";
        return Process.Start(start)!;
    }

    private async Task Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(FindPrograms(), program), ["--host=127.0.0.1", $"--port={_port}", "--username=twin", .. arguments]) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {said}");
        }
    }

    private async Task Tell(string word)
    {
        await _gate.WaitAsync();
        try
        {
            _keeper ??= StartKeeper();
            await _keeper.StandardInput.WriteLineAsync(word);
            await _keeper.StandardInput.FlushAsync();
            if (await _keeper.StandardOutput.ReadLineAsync() is null)
            {
                throw new InvalidOperationException($"The private PostgreSQL server could not be run: no user 'postgres', or no directory {_directory}.");
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=twin;Database={database}";
}
