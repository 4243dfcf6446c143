namespace Twin.Notices;

public enum NoticeStatus
{
    Published = 0,

    /// <summary>Taken back: no longer shown, except as recalled to those who had read it.</summary>
    Recalled = 1,

    /// <summary>Its time is over.</summary>
    Over = 2,
}
