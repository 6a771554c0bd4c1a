export default 'XI9CPtejkD8K1yO8UrjeP83MzD72KJw/';
