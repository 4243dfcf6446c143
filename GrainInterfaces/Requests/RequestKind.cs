namespace Twin.Requests;

/// <summary>What a resident asks for.</summary>
public enum RequestKind
{
    /// <summary>Other values in the record.</summary>
    Correction = 0,

    /// <summary>That all that is held be deleted.</summary>
    Deletion = 1,

    /// <summary>To be known as living in the home that the record names.</summary>
    Residence = 2,
}
