using System.ComponentModel.DataAnnotations;

namespace Twin.Edge;

/// <summary>Configuration section <c>Twin:Edge</c>: what one client may ask of a gateway.</summary>
public sealed class EdgeOptions
{
    public const string Section = "Twin:Edge";

    /// <summary>Requests a second, of one address and of one account each, that may go on for ever. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests that may come at once after a pause. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int RequestBurst { get; set; } = 1_000;

    /// <summary>Sign-ins and refreshes a minute of one address; a whole office may come from one. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Imports of one account at the same time. Default 2.</summary>
    [Range(1, 1_000)]
    public int ImportsAtOnce { get; set; } = 2;

    /// <summary>Connections of all clients at the same time; further ones are closed. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How soon a request's headers must be there. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeadersWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a second of a body, either way; who is slower for <see cref="Patience"/> holds a connection and is no client. Default 240.</summary>
    [Range(1, 1_000_000)]
    public int LeastBytesPerSecond { get; set; } = 240;

    /// <summary>How long somebody may be slower than that. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The description of the interface and the page to try it on, for everybody; otherwise for administrators. Default false, but true in the environment Development.</summary>
    public bool OpenDocuments { get; set; }
}
